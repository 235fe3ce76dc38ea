package fr.candidatflow.staff;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who is signed in on the staff's side, with the groups of this moment: what they may see follows from nothing else.
 *
 * @param id the engine's user ID
 */
public record StaffMember(String id, Set<String> groups) {

    public StaffMember {
        groups = Set.copyOf(groups);
    }

    public static StaffMember of(Authentication authentication) {
        return new StaffMember(
                authentication.getName(),
                authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .collect(Collectors.toSet()));
    }

    public boolean administrator() {
        return groups.contains(GroupNames.ADMINISTRATORS);
    }

    public boolean analyst() {
        return groups.contains(GroupNames.ANALYSTS);
    }

    /** Whether they check the files of this centre. */
    public boolean managesCentre(String centreCode) {
        return groups.contains(GroupNames.ofCentre(centreCode));
    }

    /** Whether they enter opinions in this commission. */
    public boolean sitsIn(String commissionCode) {
        return groups.contains(GroupNames.ofCommission(commissionCode));
    }

    /** Whether they validate opinions of this commission. */
    public boolean presides(String commissionCode) {
        return groups.contains(GroupNames.ofPresident(commissionCode));
    }

    public boolean managesACentre() {
        return groups.stream().anyMatch(group -> group.startsWith(GroupNames.CENTRE));
    }

    public boolean sitsInACommission() {
        return groups.stream().anyMatch(group -> group.startsWith(GroupNames.COMMISSION));
    }

    /** Of those given, the centres whose files they may see: all for an administrator. In the order of the alphabet. */
    public Set<String> centresAmong(Collection<String> centreCodes) {
        return centreCodes.stream()
                .filter(code -> administrator() || managesCentre(code))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of those given, the commissions whose files they may see: all for an administrator. In the order of the alphabet. */
    public Set<String> commissionsAmong(Collection<String> commissionCodes) {
        return commissionCodes.stream()
                .filter(code -> administrator() || sitsIn(code) || presides(code))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

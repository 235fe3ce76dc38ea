package fr.candidatflow.catalogue;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface CampaignRepository extends Repository<Campaign, String> {

    Optional<Campaign> findByCode(String code);

    Optional<Campaign> findByActiveTrue();

    List<Campaign> findAllByOrderByStartsOnDescCodeAsc();

    Campaign saveAndFlush(Campaign campaign);
}

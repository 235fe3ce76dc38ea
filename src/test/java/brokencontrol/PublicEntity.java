package brokencontrol;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** An entity that other modules could touch. */
@Entity
public class PublicEntity {

    @Id
    UUID id;
}

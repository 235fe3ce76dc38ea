package fr.candidatflow.catalogue;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface CentreRepository extends Repository<CentreEntity, String> {

    Optional<CentreEntity> findByCode(String code);

    List<CentreEntity> findAllByOrderByLabel();

    CentreEntity save(CentreEntity centre);

    void delete(CentreEntity centre);

    void flush();
}

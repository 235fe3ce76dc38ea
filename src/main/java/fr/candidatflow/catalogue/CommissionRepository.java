package fr.candidatflow.catalogue;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface CommissionRepository extends Repository<CommissionEntity, String> {

    Optional<CommissionEntity> findByCode(String code);

    List<CommissionEntity> findAllByOrderByLabel();

    CommissionEntity save(CommissionEntity commission);

    void delete(CommissionEntity commission);

    void flush();
}

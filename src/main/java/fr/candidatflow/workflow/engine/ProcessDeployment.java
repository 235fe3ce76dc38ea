package fr.candidatflow.workflow.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys {@code processes/} and {@code forms/} together: a form belongs to the deployment of its process. Nothing is filtered
 * file by file, since a form that changed alone would land in a deployment that no process definition looks into; when nothing
 * changed at all, the latest deployment is kept.
 */
@Component
class ProcessDeployment implements SmartInitializingSingleton {

    static final String NAME = "candidatflow";

    private static final Logger log = LoggerFactory.getLogger(ProcessDeployment.class);

    private final RepositoryService repository;

    ProcessDeployment(RepositoryService repository) {
        this.repository = repository;
    }

    /** Runs before the web server answers and before the job executor works. */
    @Override
    public void afterSingletonsInstantiated() {
        try {
            deploy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deploy() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        var resources = new TreeMap<String, byte[]>();
        for (String folder : new String[] {"processes", "forms"}) {
            for (Resource resource : resolver.getResources("classpath*:" + folder + "/*.*")) {
                resources.put(folder + "/" + resource.getFilename(), resource.getContentAsByteArray());
            }
        }
        var deployment = repository.createDeployment().name(NAME).source(NAME).enableDuplicateFiltering(false);
        resources.forEach((name, bytes) -> deployment.addInputStream(name, new ByteArrayInputStream(bytes)));
        var deployed = deployment.deployWithResult();
        log.info(
                "Deployment {} of {} resources, {} new process definitions",
                deployed.getId(),
                resources.size(),
                deployed.getDeployedProcessDefinitions() == null
                        ? 0
                        : deployed.getDeployedProcessDefinitions().size());
    }
}

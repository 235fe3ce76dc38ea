package fr.candidatflow.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tests of this class, nested ones included, pass every flow node of a process; the class fails when they leave one out. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ExtendWith(FlowNodeCoverage.class)
public @interface CoversProcess {

    /** The key of the process. */
    String value();
}

package fr.candidatflow.portal;

import jakarta.validation.ConstraintViolation;
import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.validation.MessageInterpolatorFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.Errors;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** Reports the errors of a form in the order of its fields, so that the summary on top reads like the page below it. */
@Configuration(proxyBeanMethods = false)
class FormValidation {

    /** Takes the place of Spring Boot's, whose errors come in the order of a hash. */
    @Bean
    LocalValidatorFactoryBean defaultValidator(MessageSource messages) {
        var validator = new InOrderOfFields();
        validator.setMessageInterpolator(new MessageInterpolatorFactory(messages).getObject());
        return validator;
    }

    private static final class InOrderOfFields extends LocalValidatorFactoryBean {

        @Override
        protected void processConstraintViolations(Set<ConstraintViolation<Object>> violations, Errors errors) {
            super.processConstraintViolations(
                    violations.stream()
                            .sorted(Comparator.comparingInt(InOrderOfFields::position))
                            .collect(Collectors.toCollection(LinkedHashSet::new)),
                    errors);
        }

        private static int position(ConstraintViolation<Object> violation) {
            var path = violation.getPropertyPath().iterator();
            var fields = Stream.of(violation.getRootBeanClass().getDeclaredFields())
                    .map(Field::getName)
                    .toList();
            return path.hasNext() ? fields.indexOf(path.next().getName()) : -1;
        }
    }
}

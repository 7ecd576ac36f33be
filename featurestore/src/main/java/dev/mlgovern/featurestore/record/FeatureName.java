package dev.mlgovern.featurestore.record;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the feature of a member whose own name is not it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface FeatureName {
    /**
     * The name of the feature.
     *
     * @return at most 64 letters, digits, hyphens and underscores
     */
    String value();
}

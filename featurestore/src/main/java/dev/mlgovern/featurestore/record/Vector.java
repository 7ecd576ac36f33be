package dev.mlgovern.featurestore.record;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a vector of a list or an array of floating-point numbers. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Vector {
    /**
     * How many numbers every record has.
     *
     * @return 1 to 8192
     */
    int value();
}

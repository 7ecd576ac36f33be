package dev.mlgovern.testkit.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What ArchUnit cannot say in its own words. */
final class Conditions {
    static final DescribedPredicate<JavaClass> SEEN_BY_USERS =
            DescribedPredicate.describe("seen by users", Conditions::seenByUsers);

    static final ArchCondition<JavaClass> BE_IN_A_NULL_MARKED_PACKAGE = where(
            "be in a package that is @NullMarked", type -> type.getPackage().isAnnotatedWith(NullMarked.class));

    static final ArchCondition<JavaClass> NOT_BE_OPEN_FOR_SUBCLASSES = where(
            "be final, abstract with a package-private constructor, an exception, or no class",
            type -> type.isInterface()
                    || type.isEnum()
                    || type.isRecord()
                    || type.isAssignableTo(Throwable.class)
                    || type.getModifiers().contains(JavaModifier.FINAL)
                    || type.getConstructors().stream().noneMatch(Conditions::callableOutside));

    static final ArchCondition<JavaClass> USE_INTERNALS_OF_THEIR_OWN_MODULE_ONLY = where(
            "use internals of their own module only",
            type -> type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(target -> target.getPackageName().matches("dev\\.mlgovern\\..*\\.internal(\\..*)?"))
                    .allMatch(target -> module(target).equals(module(type))));

    static final ArchCondition<JavaMethod> NOT_TAKE_AN_OPTIONAL = whereMethod(
            "not take an Optional",
            method -> method.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Optional.class)));

    static final ArchCondition<JavaMethod> NOT_SHOW_AWS_SERVICE_TYPES = whereMethod(
            "not show AWS service types",
            method -> !callableOutside(method)
                    || Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                            .map(JavaType::getAllInvolvedRawTypes)
                            .flatMap(java.util.Collection::stream)
                            .noneMatch(type -> type.getPackageName().startsWith("software.amazon.awssdk.services.")));

    private Conditions() {}

    private static boolean seenByUsers(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.getPackageName().contains(".internal")
                && type.getEnclosingClass().map(Conditions::seenByUsers).orElse(true);
    }

    private static boolean callableOutside(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.PUBLIC)
                || method.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static boolean callableOutside(JavaConstructor constructor) {
        return constructor.getModifiers().contains(JavaModifier.PUBLIC)
                || constructor.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static String module(JavaClass type) {
        return type.getPackageName().replaceFirst("^(dev\\.mlgovern\\.\\w+).*", "$1");
    }

    private static ArchCondition<JavaClass> where(String rule, Predicate<JavaClass> kept) {
        return new ArchCondition<>(rule) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!kept.test(type)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " should " + rule));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> whereMethod(String rule, Predicate<JavaMethod> kept) {
        return new ArchCondition<>(rule) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!kept.test(method)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " should " + rule));
                }
            }
        };
    }
}

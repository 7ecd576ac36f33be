package dev.mlgovern.examples.quickstart;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;

/** Every public type of the library that there can be an instance of, by looking at its classes. */
final class PublicTypes {
    private PublicTypes() {}

    static List<Class<?>> all() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("dev.mlgovern").stream()
                        .filter(type -> ofTheLibrary(type.getName()))
                        .filter(PublicTypes::isOpen)
                        .filter(type -> !type.isAnnotation() && hasInstances(type))
                        .filter(PublicTypes::loads)
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    /** What plugs into a notebook's kernel is there in a notebook only. */
    private static boolean loads(JavaClass type) {
        try {
            return type.reflect() != null;
        } catch (LinkageError absent) {
            return false;
        }
    }

    /** What users test and learn with is not the library. */
    static boolean ofTheLibrary(String name) {
        return name.startsWith("dev.mlgovern.")
                && !name.startsWith("dev.mlgovern.testkit.")
                && !name.startsWith("dev.mlgovern.trino.")
                && !name.startsWith("dev.mlgovern.examples.");
    }

    private static boolean isOpen(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicTypes::isOpen).orElse(true);
    }

    private static boolean hasInstances(JavaClass type) {
        return type.isInterface()
                || type.getMethods().stream()
                        .map(JavaMethod::getModifiers)
                        .anyMatch(each -> each.contains(JavaModifier.PUBLIC) && !each.contains(JavaModifier.STATIC))
                || type.isAssignableTo(Throwable.class);
    }
}

package dev.mlgovern.featurestore.record;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Method handles over a user's types, which may be private to its package; nothing is looked up once they are made. */
final class Handles {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Handles() {}

    static MethodHandle getter(Method method) {
        return open(method).asType(MethodType.methodType(Object.class, Object.class));
    }

    static MethodHandle setter(Method method) {
        return open(method).asType(MethodType.methodType(void.class, Object.class, Object.class));
    }

    static MethodHandle factory(Method method) {
        return open(method).asType(MethodType.methodType(Object.class));
    }

    /** From an array of all arguments. */
    static MethodHandle constructor(Constructor<?> constructor) {
        int count = constructor.getParameterCount();
        return open(constructor).asType(MethodType.genericMethodType(count)).asSpreader(Object[].class, count);
    }

    static @Nullable Object get(MethodHandle getter, Object from) {
        try {
            return (@Nullable Object) getter.invokeExact(from);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    static void set(MethodHandle setter, Object on, @Nullable Object value) {
        try {
            setter.invokeExact(on, value);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    static Object make(MethodHandle factory) {
        try {
            return (Object) factory.invokeExact();
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    static Object make(MethodHandle constructor, @Nullable Object[] arguments) {
        try {
            return (Object) constructor.invokeExact(arguments);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /** A handle that takes as many arguments as are declared: by itself one of varargs would put an array into an array. */
    private static MethodHandle open(Executable member) {
        try {
            ((AccessibleObject) member).setAccessible(true);
            MethodHandle handle = member instanceof Method method
                    ? LOOKUP.unreflect(method)
                    : LOOKUP.unreflectConstructor((Constructor<?>) member);
            return handle.asFixedArity();
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            throw new IllegalArgumentException(
                    member + " cannot be reached: make it public, or open its package to this library", e);
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }
}

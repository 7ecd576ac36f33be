package dev.mlgovern.core.display;

/** Something with a view. */
class Shown {
    final String name;

    Shown(String name) {
        this.name = name;
    }
}

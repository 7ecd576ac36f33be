package dev.mlgovern.governance.inventory;

/** What stands out about a model version. */
public enum Concern {
    /** Its group has no owner tag. */
    UNOWNED("no owner"),
    /** It has no card: none inside the version, and none that names it or a model made of it. */
    UNCARDED("no card"),
    /** It has no description, or its card no risk rating. */
    UNDOCUMENTED("not documented"),
    /** It serves on an endpoint that no schedule monitors. */
    UNMONITORED("not monitored"),
    /** The last execution of a schedule found violations. */
    VIOLATED("violations"),
    /** It serves on an endpoint and is not approved. */
    UNAPPROVED("serves unapproved");

    private final String words;

    Concern(String words) {
        this.words = words;
    }

    /**
     * In words.
     *
     * @return two or three
     */
    public String words() {
        return words;
    }
}

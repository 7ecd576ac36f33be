package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.topology.Account;

/** Who acts in the story, and in which account they sign in. */
enum Person {
    FAY("fay", "data engineer", "features"),
    DANA("dana", "data scientist", "fraud-dev"),
    LEE("lee", "team lead", "fraud-dev"),
    PIPELINE("release-pipeline", "release pipeline", "ml-shared-services"),
    INES("ines", "governance officer", "ml-governance");

    private final String actor;
    private final String job;
    private final String home;

    Person(String actor, String job, String home) {
        this.actor = actor;
        this.job = job;
        this.home = home;
    }

    /** As CloudTrail shows them. */
    String actor() {
        return actor;
    }

    /** The name of the account they sign in. */
    String home() {
        return home;
    }

    /** Developers stay in their account, the data scientist finds features in another; the pipeline and the officer work in all. */
    boolean mayEnter(Account account) {
        boolean looksForFeatures = this == DANA && account.role() == AccountRole.FEATURE_STORE;
        return this == PIPELINE
                || this == INES
                || looksForFeatures
                || account.name().equals(home);
    }

    @Override
    public String toString() {
        return actor.equals(job.replace(' ', '-')) ? job : actor + ", " + job;
    }
}

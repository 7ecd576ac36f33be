package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of lineage entities, with how many of each an account may make by hand. */
enum LineageKind {
    // https://docs.aws.amazon.com/sagemaker/latest/dg/lineage-tracking-manual-creation.html#lineage-tracking-manual-track-limits
    ARTIFACT("Artifact", 6000),
    ACTION("Action", 3000),
    CONTEXT("Context", 500);

    private final String word;
    private final int most;

    LineageKind(String word, int most) {
        this.word = word;
        this.most = most;
    }

    /** The kind of an entity, null when the ARN is of something else. */
    static @Nullable LineageKind of(SageMakerArn arn) {
        for (LineageKind kind : values()) {
            if (kind.arnType().equals(arn.type())) {
                return kind;
            }
        }
        return null;
    }

    /** {@return as the API model's members begin, for example {@code Artifact}} */
    String word() {
        return word;
    }

    String arnType() {
        return word.toLowerCase(Locale.ROOT);
    }

    String arnMember() {
        return word + "Arn";
    }

    String nameMember() {
        return word + "Name";
    }

    String typeMember() {
        return word + "Type";
    }

    int most() {
        return most;
    }

    Table in(Realm realm) {
        return switch (this) {
            case ARTIFACT -> realm.artifacts;
            case ACTION -> realm.actions;
            case CONTEXT -> realm.contexts;
        };
    }

    ObjectNode find(Realms realms, SageMakerArn arn) {
        ObjectNode found = in(realms.of(arn)).find(arn.name());
        if (found == null) {
            throw notFound(arn);
        }
        return found;
    }

    static AwsError notFound(SageMakerArn arn) {
        return new AwsError(400, "ResourceNotFound", "Lineage entity '" + arn + "' does not exist.");
    }
}

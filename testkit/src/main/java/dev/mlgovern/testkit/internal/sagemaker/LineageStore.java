package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes lineage entities and associations, for those who ask and for SageMaker itself. */
final class LineageStore {
    private final Realms realms;

    LineageStore(Realms realms) {
        this.realms = realms;
    }

    /** The ARN follows from what must be unique: an artifact's source, the others' name. */
    static SageMakerArn arn(Call call, LineageKind kind) {
        return arn(Writer.of(call), kind, call.input());
    }

    private static SageMakerArn arn(Writer writer, LineageKind kind, ObjectNode entity) {
        String name = kind == LineageKind.ARTIFACT
                ? digest(Wire.text(entity.path("Source"), "SourceUri", ""))
                : Wire.text(entity, kind.nameMember(), "");
        return writer.account().with(kind.arnType(), name);
    }

    static String digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    SageMakerArn put(Writer writer, LineageKind kind, ObjectNode entity) {
        SageMakerArn arn = arn(writer, kind, entity);
        entity.put(kind.arnMember(), arn.toString());
        entity.put("CreationTime", realms.now());
        entity.put("LastModifiedTime", realms.now());
        entity.set("CreatedBy", writer.user());
        kind.in(realms.of(writer.account())).put(arn.name(), entity);
        return arn;
    }

    /** What SageMaker does for itself: "reuses any existing entities rather than creating new ones". */
    SageMakerArn ensure(Writer writer, LineageKind kind, ObjectNode entity) {
        SageMakerArn arn = arn(writer, kind, entity);
        return kind.in(realms.of(writer.account())).has(arn.name()) ? arn : put(writer, kind, entity);
    }

    /** The same, where the two are not yet associated. */
    void ensureLink(Writer writer, Link link) {
        if (!realms.of(writer.account()).associations.has(link.key())) {
            put(writer, link);
        }
    }

    void put(Writer writer, Link link) {
        ObjectNode association = Wire.object("SourceArn", link.from().toString())
                .put("DestinationArn", link.to().toString())
                .put("AssociationType", link.type())
                .put("CreationTime", realms.now());
        association.set("CreatedBy", writer.user());
        describe(association, "Source", link.from());
        describe(association, "Destination", link.to());
        realms.of(writer.account()).associations.put(link.key(), association);
    }

    private void describe(ObjectNode association, String end, SageMakerArn arn) {
        LineageKind kind = LineageKind.of(arn);
        if (kind == null) {
            return;
        }
        ObjectNode entity = kind.find(realms, arn);
        association.put(end + "Type", Wire.text(entity, kind.typeMember()));
        String name = Wire.text(entity, kind.nameMember());
        if (name != null) {
            association.put(end + "Name", name);
        }
    }

    /** Whose lineage is written, and by whom. */
    record Writer(SageMakerArn account, ObjectNode user) {
        static Writer of(Call call) {
            return new Writer(SageMakerArn.own(call, "", ""), Realms.user(call));
        }

        static Writer of(Call call, SageMakerArn owner) {
            return new Writer(owner, Realms.user(call));
        }
    }

    /** An association. */
    record Link(SageMakerArn from, SageMakerArn to, String type) {
        String key() {
            return from + " " + to;
        }

        static Link between(String from, String to, String type) {
            if (from.equals(to)) {
                throw AwsError.validation("An entity cannot be associated with itself: " + from);
            }
            return new Link(SageMakerArn.parse(from), SageMakerArn.parse(to), type);
        }
    }
}

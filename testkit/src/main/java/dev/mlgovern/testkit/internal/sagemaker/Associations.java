package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Associations of lineage entities: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AddAssociation.html */
final class Associations implements Operations {
    // https://docs.aws.amazon.com/sagemaker/latest/dg/lineage-tracking-manual-creation.html#lineage-tracking-manual-track-limits
    private static final int MOST = 6000;

    private final Realms realms;
    private final LineageStore store;

    Associations(Realms realms) {
        this.realms = realms;
        this.store = new LineageStore(realms);
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "AddAssociation", new Operation(this::bothEnds, this::add),
                "DeleteAssociation", new Operation(this::bothEnds, this::delete),
                "ListAssociations", new Operation(this::mayList, this::list));
    }

    /** Across accounts both ends have to permit it: https://docs.aws.amazon.com/sagemaker/latest/dg/xaccount-lineage-tracking.html */
    private List<Access> bothEnds(Call call) {
        return Stream.of("SourceArn", "DestinationArn")
                .map(end -> realms.access(call.operation(), SageMakerArn.parse(Wire.required(call.input(), end))))
                .toList();
    }

    private ObjectNode add(Call call) {
        LineageStore.Link link = link(call);
        existing(link.from());
        existing(link.to());
        Table associations = realms.of(call).associations;
        if (associations.has(link.key())) {
            // taken as success by https://github.com/aws/sagemaker-python-sdk (lineage)
            throw AwsError.validation("Association between " + link.from() + " and " + link.to() + " already exists.");
        }
        if (associations.all().size() >= MOST) {
            throw new AwsError(
                    400, "ResourceLimitExceeded", "The account-level limit of " + MOST + " Associations is reached.");
        }
        store.put(LineageStore.Writer.of(call), link);
        return ends(link);
    }

    private void existing(SageMakerArn arn) {
        LineageKind kind = LineageKind.of(arn);
        if (kind == null) {
            throw LineageKind.notFound(arn);
        }
        kind.find(realms, arn);
    }

    private ObjectNode delete(Call call) {
        LineageStore.Link link = link(call);
        Table associations = realms.of(call).associations;
        if (!associations.has(link.key())) {
            throw new AwsError(
                    400,
                    "ResourceNotFound",
                    "Association between " + link.from() + " and " + link.to() + " does not exist.");
        }
        associations.remove(link.key());
        return ends(link);
    }

    private List<Access> mayList(Call call) {
        return Stream.of("SourceArn", "DestinationArn")
                .map(end -> Wire.text(call.input(), end))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(arn -> List.of(realms.access(call.operation(), SageMakerArn.parse(arn))))
                .orElseGet(() -> realms.any(call));
    }

    private ObjectNode list(Call call) {
        Listing listing = new Listing(call, realms.of(call).associations.shown());
        for (String member :
                List.of("SourceArn", "DestinationArn", "SourceType", "DestinationType", "AssociationType")) {
            listing.equal(member, member);
        }
        return listing.between("Created", "CreationTime")
                .sorted("SourceName", "CreationTime", "Descending")
                .page(realms.cloud, "AssociationSummaries");
    }

    private static LineageStore.Link link(Call call) {
        ObjectNode input = call.input();
        return LineageStore.Link.between(
                Wire.required(input, "SourceArn"),
                Wire.required(input, "DestinationArn"),
                Wire.text(input, "AssociationType", "AssociatedWith"));
    }

    private static ObjectNode ends(LineageStore.Link link) {
        return Wire.object("SourceArn", link.from().toString())
                .put("DestinationArn", link.to().toString());
    }
}

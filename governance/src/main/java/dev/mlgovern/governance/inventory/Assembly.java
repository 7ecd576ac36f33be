package dev.mlgovern.governance.inventory;

import dev.mlgovern.core.account.Place;
import dev.mlgovern.core.tag.TagDimension;
import dev.mlgovern.core.topology.Team;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.Model;
import software.amazon.awssdk.services.sagemaker.model.ModelDashboardModel;
import software.amazon.awssdk.services.sagemaker.model.ModelDashboardMonitoringSchedule;
import software.amazon.awssdk.services.sagemaker.model.ModelPackage;
import software.amazon.awssdk.services.sagemaker.model.MonitoringExecutionSummary;

/** Joins what all places told: a version of one account may serve in another, and have its card in a third. */
final class Assembly {
    private static final Comparator<InventoryLine> ORDER = Comparator.comparing(
                    (InventoryLine line) -> line.version().account().value())
            .thenComparing(line -> line.version().region().id())
            .thenComparing(line -> line.version().group().name())
            .thenComparing(line -> line.version().number(), Comparator.reverseOrder());

    private final Topology topology;
    private final CardIndex cards = new CardIndex();
    private final Map<String, Set<ServedAt>> served = new HashMap<>();
    private final Map<String, Set<Monitor>> monitors = new HashMap<>();

    Assembly(Topology topology) {
        this.topology = topology;
    }

    List<InventoryLine> lines(Map<Place, PlaceReading> places) {
        places.values().forEach(place -> place.cards().forEach(cards::add));
        places.forEach((place, reading) -> reading.models().forEach(model -> add(place, model)));
        List<InventoryLine> lines = new ArrayList<>();
        places.values()
                .forEach(place -> place.versions().stream()
                        .filter(version -> ModelVersionArn.matches(version.modelPackageArn()))
                        .forEach(version -> lines.add(line(place, version))));
        lines.sort(ORDER);
        return lines;
    }

    private void add(Place place, ModelDashboardModel shown) {
        packages(shown.model()).forEach(version -> {
            cards.add(version, shown.modelCard());
            shown.endpoints()
                    .forEach(endpoint -> served.computeIfAbsent(version, none -> new LinkedHashSet<>())
                            .add(new ServedAt(place, endpoint.endpointName(), endpoint.endpointStatusAsString())));
            shown.monitoringSchedules()
                    .forEach(schedule -> monitors.computeIfAbsent(version, none -> new LinkedHashSet<>())
                            .add(monitor(place, schedule)));
        });
    }

    private static Stream<String> packages(Model model) {
        return Stream.concat(Stream.ofNullable(model.primaryContainer()), model.containers().stream())
                .map(ContainerDefinition::modelPackageName)
                .flatMap(Stream::ofNullable)
                .distinct();
    }

    private static Monitor monitor(Place place, ModelDashboardMonitoringSchedule schedule) {
        Optional<MonitoringExecutionSummary> last = Optional.ofNullable(schedule.lastMonitoringExecutionSummary());
        return new Monitor(
                schedule.monitoringScheduleName(),
                place,
                Optional.ofNullable(schedule.endpointName()).orElse(""),
                Optional.ofNullable(schedule.monitoringTypeAsString()).orElse(""),
                Optional.ofNullable(schedule.monitoringScheduleStatusAsString()).orElse(""),
                last.map(MonitoringExecutionSummary::monitoringExecutionStatusAsString)
                        .orElse(null),
                last.map(MonitoringExecutionSummary::scheduledTime).orElse(null));
    }

    private InventoryLine line(PlaceReading place, ModelPackage version) {
        ModelVersionArn arn = ModelVersionArn.parse(version.modelPackageArn());
        String key = arn.toString();
        Map<String, String> tags = place.tags().getOrDefault(arn.group().name(), Map.of());
        return new InventoryLine(
                arn,
                Approval.ofAwsName(String.valueOf(version.modelApprovalStatusAsString())),
                version.creationTime() == null ? Instant.EPOCH : version.creationTime(),
                version.modelPackageDescription(),
                new Ownership(team(version, arn), tag(tags, TagDimension.OWNER), tag(tags, TagDimension.COST_CENTER)),
                cards.of(version).orElse(null),
                List.copyOf(served.getOrDefault(key, Set.of())),
                List.copyOf(monitors.getOrDefault(key, Set.of())));
    }

    private @Nullable String team(ModelPackage version, ModelVersionArn arn) {
        return Optional.ofNullable(version.customerMetadataProperties().get(Metadata.TEAM))
                .or(() -> topology.teamOf(arn.account()).map(Team::name))
                .orElse(null);
    }

    private @Nullable String tag(Map<String, String> tags, TagDimension dimension) {
        return Optional.ofNullable(topology.tags().keys().get(dimension))
                .flatMap(key -> Optional.ofNullable(tags.get(key)))
                .filter(value -> !value.isBlank())
                .orElse(null);
    }
}

package dev.mlgovern.testkit;

import dev.mlgovern.testkit.internal.athena.AthenaService;
import dev.mlgovern.testkit.internal.cloud.DefaultCloud;
import dev.mlgovern.testkit.internal.cloudtrail.CloudTrailService;
import dev.mlgovern.testkit.internal.cloudwatch.CloudWatchService;
import dev.mlgovern.testkit.internal.cost.BudgetsService;
import dev.mlgovern.testkit.internal.cost.CostExplorerService;
import dev.mlgovern.testkit.internal.directory.Directory;
import dev.mlgovern.testkit.internal.door.FrontDoor;
import dev.mlgovern.testkit.internal.door.FrontDoor.Controls;
import dev.mlgovern.testkit.internal.ecr.EcrService;
import dev.mlgovern.testkit.internal.events.EventsService;
import dev.mlgovern.testkit.internal.glue.GlueService;
import dev.mlgovern.testkit.internal.kms.KmsService;
import dev.mlgovern.testkit.internal.lakeformation.LakeFormationService;
import dev.mlgovern.testkit.internal.logs.LogsService;
import dev.mlgovern.testkit.internal.ram.RamService;
import dev.mlgovern.testkit.internal.s3.S3Service;
import dev.mlgovern.testkit.internal.sagemaker.FeatureStoreRuntime;
import dev.mlgovern.testkit.internal.sagemaker.SageMaker;
import dev.mlgovern.testkit.internal.sagemaker.SageMakerRuntime;
import dev.mlgovern.testkit.internal.service.MonitoringLinks;
import dev.mlgovern.testkit.internal.service.ObjectStore;
import dev.mlgovern.testkit.internal.service.Service;
import dev.mlgovern.testkit.internal.service.Settings;
import dev.mlgovern.testkit.internal.sts.StsService;
import dev.mlgovern.testkit.internal.tagging.TaggingService;
import java.time.Clock;
import java.util.List;

/** The services of a cloud, put together. */
final class Parts {
    private final Directory directory = new Directory();
    private final MonitoringLinks links = new MonitoringLinks();
    private final DefaultCloud cloud;
    private final KmsService kms;
    private final EcrService ecr;
    private final S3Service s3;
    private final RamService ram;
    private final SageMaker sageMaker;
    private final FeatureStoreRuntime featureStore;
    private final EventsService events = new EventsService();
    private final GlueService glue;
    private final AthenaService athena;
    private final CostExplorerService costs;
    private final LogsService logs;
    private final CloudTrailService cloudTrail;
    private final FrontDoor door;

    Parts(Clock clock, Settings settings, Controls controls) {
        cloud = new DefaultCloud(clock, settings, directory);
        kms = new KmsService(cloud);
        ecr = new EcrService(cloud);
        s3 = new S3Service(cloud);
        ram = new RamService(cloud);
        cloud.join(s3.objects(), kms, ecr);
        glue = new GlueService(cloud);
        cloud.join(glue);
        athena = new AthenaService(cloud);
        cloud.join(ram.shares());
        CloudWatchService cloudWatch = new CloudWatchService(cloud, links);
        logs = new LogsService(cloud, links);
        cloud.join(cloudWatch, logs);
        sageMaker = new SageMaker(cloud);
        featureStore = new FeatureStoreRuntime(sageMaker);
        costs = new CostExplorerService(cloud, sageMaker::metered);
        LakeFormationService lakeFormation = new LakeFormationService(cloud);
        cloudTrail = new CloudTrailService(cloud);
        List<Service> modelled = List.of(
                sageMaker,
                new SageMakerRuntime(sageMaker),
                featureStore,
                new StsService(cloud, directory),
                kms,
                ecr,
                glue,
                athena,
                ram,
                events,
                lakeFormation,
                cloudWatch,
                costs,
                new BudgetsService(costs.book(), settings.pageSize()),
                new TaggingService(sageMaker.tags(), settings),
                logs,
                cloudTrail);
        door = new FrontDoor(cloud, directory, new FrontDoor.Services(modelled, List.of(s3), cloudTrail), controls);
    }

    DefaultCloud cloud() {
        return cloud;
    }

    Directory directory() {
        return directory;
    }

    MonitoringLinks links() {
        return links;
    }

    LogsService logs() {
        return logs;
    }

    ObjectStore objects() {
        return s3.objects();
    }

    KmsService kms() {
        return kms;
    }

    EcrService ecr() {
        return ecr;
    }

    RamService ram() {
        return ram;
    }

    SageMaker sageMaker() {
        return sageMaker;
    }

    FeatureStoreRuntime featureStore() {
        return featureStore;
    }

    EventsService events() {
        return events;
    }

    GlueService glue() {
        return glue;
    }

    AthenaService athena() {
        return athena;
    }

    CostExplorerService costs() {
        return costs;
    }

    CloudTrailService cloudTrail() {
        return cloudTrail;
    }

    FrontDoor door() {
        return door;
    }
}

package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.call.ThreadedHttp;
import dev.mlgovern.core.display.CoreViews;
import dev.mlgovern.core.display.HtmlTable;
import dev.mlgovern.core.policy.PolicyDocument;
import dev.mlgovern.core.policy.PolicyQuestion;
import dev.mlgovern.core.policy.PolicyStatement;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.core.work.Step;
import dev.mlgovern.core.work.Waiter;
import dev.mlgovern.core.work.Work;
import dev.mlgovern.registry.artifact.ArtifactCopier;
import dev.mlgovern.registry.artifact.ArtifactReader;
import dev.mlgovern.registry.artifact.ImageReader;
import dev.mlgovern.registry.display.LineagePicture;
import dev.mlgovern.registry.display.RegistryViews;
import dev.mlgovern.registry.lineage.Deployed;
import dev.mlgovern.registry.lineage.Lineage;
import dev.mlgovern.registry.lineage.LineageEvent;
import dev.mlgovern.registry.lineage.LineageGap;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.lineage.Promoted;
import dev.mlgovern.registry.lineage.Registered;
import dev.mlgovern.registry.model.DataSet;
import dev.mlgovern.registry.model.GroupName;
import dev.mlgovern.registry.model.GroupOwner;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.ReportFile;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.registry.model.VersionQuery;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** Values that the road makes and drops again, or that a user makes alone; and every builder, filled and unbuilt. */
final class Specimens {
    private static final ModelVersionArn VERSION =
            ModelVersionArn.parse("arn:aws:sagemaker:eu-west-1:111111111111:model-package/fraud-card-payments/1");

    private final WatchedBank bank;

    Specimens(WatchedBank bank) {
        this.bank = bank;
    }

    void look(LineageGraph graph) {
        builders();
        new FeatureSpecimens(bank).look();
        new AccessSpecimens(bank).look();
        new CardSpecimens(bank).look();
        new InventorySpecimens(bank).look();
        new AuditSpecimens(bank).look(VERSION);
        new CostSpecimens(bank).look();
        new WatchSpecimens(bank).look();
        new PreflightSpecimens(bank).look();
        try (MlPlatform platform = bank.platform(Person.INES).build()) {
            AccountScope central = platform.in(bank.central().id());
            AccountScope narrow = central.narrowedTo("{\"Version\":\"2012-10-17\"}");
            bank.evidence.of(List.of(narrow, new ArtifactReader(central), new ImageReader(central)));
            bank.evidence.of(work(platform.work()));
            bank.evidence.of(List.of(
                    central.pacer("sagemaker:PutRecord"), new ThreadedHttp(ApacheHttpClient.create(), Runnable::run)));
            bank.evidence.of(events());
            bank.evidence.of(Lineage.on(platform).record(events().get(0)));
        }
        CallContext.current().labelled("register").run(() -> bank.evidence.of(CallContext.current()));
        bank.evidence.of(policies());
        bank.evidence.of(List.of(
                ReportFile.json(S3Location.parse("s3://anybank-models/report.json")),
                VersionQuery.builder().team("fraud").group("card-payments").build(),
                new GroupName("fraud-card-payments"),
                LineagePicture.of(graph),
                new CoreViews().views(),
                new CoreViews(),
                new RegistryViews(),
                HtmlTable.of("versions"),
                new LineageGap(bank.central().id(), VERSION.toString(), "denied"),
                new GroupOwner("fraud", "card-payments"),
                new DataSet(
                        S3Location.parse("s3://anybank-models/rows/"),
                        "d1",
                        List.of("arn:aws:sagemaker:eu-west-1:111111111111:feature-group/cards")),
                new ArtifactCopier.Source(bank.central().id(), bank.central().region())));
    }

    private List<Object> policies() {
        PolicyStatement.Builder statement = PolicyStatement.allow("Look")
                .addAccount("aws", bank.central().id())
                .addActions("s3:GetObject")
                .addResources("arn:aws:s3:::anybank-models/*");
        PolicyDocument policy = PolicyDocument.empty().with(statement.build());
        PolicyQuestion question =
                new PolicyQuestion(bank.central().id(), "s3:GetObject", "arn:aws:s3:::anybank-models/*", Map.of());
        return List.of(statement, statement.build(), policy, question, policy.asked(question));
    }

    private List<Object> work(Work work) {
        Step.Results[] results = new Step.Results[1];
        PlanDraft draft = work.plan("look");
        Step<String> step = draft.step(
                "look",
                details -> details.in(bank.central().id())
                        .finds(made -> Optional.empty())
                        .makes(made -> {
                            results[0] = made;
                            return "seen";
                        }));
        String seen = draft.yielding(step).run();
        FanOut<String, String> fanOut = work.forEach(List.of(seen), each -> each);
        Waiter<String> waiter = work.waitFor("it", () -> seen);
        return List.of(draft, results[0], fanOut, waiter, new Pages.Page<>(List.of(seen), "next"));
    }

    private List<LineageEvent> events() {
        return List.of(
                new Promoted(VERSION, VERSION, Map.of("team", "fraud")),
                new Registered(VERSION, bank.registration(WatchedBank.GOOD).build()),
                new Deployed(VERSION, "endpoint", "configuration", Map.of("team", "fraud")));
    }

    private void builders() {
        for (Class<?> type : PublicTypes.all()) {
            Arrays.stream(type.getMethods())
                    .filter(method -> Modifier.isStatic(method.getModifiers())
                            && method.getName().equals("builder")
                            && method.getParameterCount() == 0)
                    .forEach(method -> bank.evidence.of(filled(call(method, null))));
        }
    }

    /** Each setter that takes texts, with a secret. */
    private static @Nullable Object filled(@Nullable Object builder) {
        if (builder != null) {
            for (Method setter : builder.getClass().getMethods()) {
                Class<?>[] takes = setter.getParameterTypes();
                setter.setAccessible(true);
                if (takes.length > 0 && Arrays.stream(takes).allMatch(String.class::equals)) {
                    call(
                            setter,
                            builder,
                            Arrays.stream(takes).map(text -> Canaries.BUILDER).toArray());
                } else if (takes.length == 1 && takes[0].equals(Map.class)) {
                    call(setter, builder, Map.of(Canaries.BUILDER, Canaries.BUILDER));
                }
            }
        }
        return builder;
    }

    private static @Nullable Object call(Method method, @Nullable Object on, Object... with) {
        try {
            return method.invoke(on, with);
        } catch (InvocationTargetException refused) {
            return null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.mlgovern.benchmarks;

import dev.mlgovern.core.MlPlatform;
import java.util.Locale;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** A process that describes one version in one account, says so and ends; the endpoint comes from the environment. */
final class ColdProcess {
    private ColdProcess() {}

    /** How the answer is come by: through the platform, or with the SDK alone, with the role or with ready credentials. */
    enum Way {
        PLATFORM,
        SDK,
        SDK_WITHOUT_ROLE
    }

    public static void main(String[] arguments) {
        Way way = Way.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        int version =
                way == Way.PLATFORM ? throughPlatform(arguments) : throughSdk(way, HttpKind.valueOf(arguments[1]));
        System.out.println("answered " + version);
        // as every short-lived process should: the SDK's threads would keep it for a while
        System.exit(0);
    }

    /** With the platform's own HTTP client unless one is named. */
    private static int throughPlatform(String[] arguments) {
        MlPlatform.Builder builder = Bank.platform();
        if (arguments.length > 1) {
            builder.httpClient(HttpKind.valueOf(arguments[1]).open());
        }
        return version(builder.build().in(Bank.DEV).client(SageMakerClient::builder));
    }

    private static int throughSdk(Way way, HttpKind kind) {
        SdkHttpClient http = kind.open();
        return version(BareSdk.sageMaker(http, way == Way.SDK ? BareSdk.role(http) : BareSdk.session()));
    }

    private static int version(SageMakerClient client) {
        return client.describeModelPackage(d -> d.modelPackageName(Bank.VERSION))
                .modelPackageVersion();
    }
}

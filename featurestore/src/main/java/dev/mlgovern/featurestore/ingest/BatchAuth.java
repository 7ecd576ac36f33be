package dev.mlgovern.featurestore.ingest;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.core.SelectedAuthScheme;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** Has requests signed with the caller's credentials, before anything else looks at them. */
final class BatchAuth implements ExecutionInterceptor {
    private static final AwsV4AuthScheme SCHEME = AwsV4AuthScheme.create();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        AuthSchemeOption option = AuthSchemeOption.builder()
                .schemeId(AwsV4AuthScheme.SCHEME_ID)
                .putSignerProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, BatchClientBuilder.SERVICE)
                .putSignerProperty(
                        AwsV4HttpSigner.REGION_NAME,
                        attributes
                                .getAttribute(AwsExecutionAttribute.AWS_REGION)
                                .id())
                .build();
        IdentityProviders providers = attributes.getAttribute(SdkInternalExecutionAttribute.IDENTITY_PROVIDERS);
        IdentityProvider<AwsCredentialsIdentity> credentials =
                Objects.requireNonNull(SCHEME.identityProvider(providers), "credentials are set by the platform");
        CompletableFuture<? extends AwsCredentialsIdentity> identity =
                credentials.resolveIdentity(ResolveIdentityRequest.builder().build());
        attributes.putAttribute(
                SdkInternalExecutionAttribute.SELECTED_AUTH_SCHEME,
                new SelectedAuthScheme<>(identity, SCHEME.signer(), option));
    }
}

package dev.mlgovern.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.policy.PolicyAnswer.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {
    private static final AccountId READER = AccountId.of("222222222222");
    // a boolean literal and a single statement without a list are both legal
    private static final String OTHERS =
            "{\"Version\":\"2012-10-17\",\"Id\":\"theirs\",\"Statement\":{\"Sid\":\"Tls only\","
                    + "\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::features/*\","
                    + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":false}}}}";

    @Test
    void with_keepsWhatOthersWrote_andReplacesItsOwn() {
        PolicyDocument policy = PolicyDocument.parse(OTHERS).with(read("a/*")).with(read("b/*"));
        assertThat(policy.toJson())
                .contains("\"Id\":\"theirs\"", "\"aws:SecureTransport\":false", "b/*")
                .doesNotContain("a/*");
        assertThat(policy.has(read("b/*"))).isTrue();
        assertThat(policy.has(read("a/*"))).isFalse();
        assertThat(policy.without("Read").hasSid("Read")).isFalse();
        assertThat(policy.without("Read").toJson()).contains("Tls only");
        assertThat(policy.without("none such")).isSameAs(policy);
        assertThat(PolicyDocument.empty().with(read("a/*")).without("Read").isEmpty())
                .isTrue();
    }

    @Test
    void has_takesOrderAndListsOfOneForTheSame() {
        PolicyStatement statement = PolicyStatement.allow("S")
                .addAccount("aws", READER)
                .addActions("s3:GetObject", "s3:ListBucket")
                .addResources("*")
                .build();
        PolicyDocument stored = PolicyDocument.parse(
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Sid\":\"S\",\"Resource\":\"*\","
                        + "\"Action\":[\"s3:ListBucket\",\"s3:GetObject\"],\"Principal\":{\"AWS\":\"arn:aws:iam::222222222222:root\"}}]}");
        assertThat(stored.has(statement)).isTrue();
        assertThat(PolicyDocument.parse(stored.toJson().replace("Allow", "Deny"))
                        .has(statement))
                .isFalse();
        assertThat(stored.size()).isEqualTo(stored.toJson().length());
        assertThat(stored).hasToString("policy of 1 statements");
    }

    @Test
    void build_isNotChangedByWhatItsBuilderHearsLater() {
        PolicyStatement.Builder builder = PolicyStatement.allow("S")
                .addAccount("aws", READER)
                .addActions("s3:ListBucket")
                .addResources("*")
                .putCondition("StringLike", "s3:prefix", "a/*");
        PolicyDocument before = PolicyDocument.empty().with(builder.build());

        builder.putCondition("StringLike", "s3:prefix", "*");

        assertThat(before.toJson()).contains("a/*");
    }

    @Test
    void asked_decidesAsFarAsItCan() {
        assertThat(asked("\"Principal\":\"*\"")).isEqualTo(Kind.ALLOWED);
        assertThat(asked("\"Principal\":{\"AWS\":\"222222222222\"}")).isEqualTo(Kind.ALLOWED);
        assertThat(asked("\"Principal\":{\"AWS\":[\"arn:aws:iam::222222222222:root\"]}"))
                .isEqualTo(Kind.ALLOWED);
        assertThat(asked("\"Principal\":{\"AWS\":\"arn:aws:iam::222222222222:role/etl\"}"))
                .isEqualTo(Kind.IN_PART);
        assertThat(asked("\"Principal\":{\"AWS\":\"333333333333\"}")).isEqualTo(Kind.SILENT);
        assertThat(asked("\"Principal\":{\"Service\":\"glue.amazonaws.com\"}")).isEqualTo(Kind.SILENT);
        assertThat(asked("\"NotPrincipal\":{\"AWS\":\"222222222222\"}")).isEqualTo(Kind.SILENT);
        assertThat(asked("\"NotPrincipal\":{\"AWS\":\"333333333333\"}")).isEqualTo(Kind.ALLOWED);
        assertThat(asked("\"Principal\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}"))
                .isEqualTo(Kind.ALLOWED);
        assertThat(asked("\"Principal\":\"*\",\"Condition\":{\"StringLike\":{\"AWS:principalorgid\":\"o-2*\"}}"))
                .isEqualTo(Kind.SILENT);
        assertThat(asked("\"Principal\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}"))
                .isEqualTo(Kind.IN_PART);
    }

    @Test
    void asked_ofADenial_letsItOutweighWhatAllows() {
        String allow = statement("Allow", "\"Principal\":\"*\"");
        assertThat(kind(allow + "," + statement("Deny", "\"Principal\":\"*\""))).isEqualTo(Kind.DENIED);
        assertThat(kind(allow + ","
                        + statement(
                                "Deny",
                                "\"Principal\":\"*\",\"Condition\":{\"Null\":{\"aws:PrincipalTag/x\":\"true\"}}")))
                .isEqualTo(Kind.PERHAPS_DENIED);
        assertThat(PolicyDocument.parse(OTHERS).asked(question()).kind()).isEqualTo(Kind.SILENT);
        PolicyAnswer denied = PolicyDocument.parse("{\"Statement\":" + statement("Deny", "\"Principal\":\"*\"") + "}")
                .asked(question());
        assertThat(denied.statement())
                .hasValueSatisfying(json -> assertThat(json).contains("Deny"));
    }

    @Test
    void asked_ofAStatementWithoutResource_takesItForThePolicysOwn() {
        PolicyStatement pull = PolicyStatement.allow("Pull")
                .addAccount("aws", READER)
                .addActions("ecr:BatchGetImage")
                .ofItself()
                .build();
        assertThat(pull.toJson()).doesNotContain("Resource");
        PolicyDocument policy = PolicyDocument.empty().with(pull);
        String repository = "arn:aws:ecr:eu-west-1:111111111111:repository/score";
        assertThat(policy.asked(new PolicyQuestion(READER, "ecr:BatchGetImage", repository, Map.of()))
                        .kind())
                .isEqualTo(Kind.ALLOWED);
        assertThat(policy.asked(new PolicyQuestion(READER, "ecr:PutImage", repository, Map.of()))
                        .kind())
                .isEqualTo(Kind.SILENT);
        assertThatThrownBy(() -> PolicyStatement.allow("Both")
                        .addAccount("aws", READER)
                        .addActions("s3:GetObject")
                        .addResources("*")
                        .ofItself()
                        .build())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void asked_ofOtherActionsAndResources_isSilent() {
        String other = statement("Allow", "\"Principal\":\"*\"");
        assertThat(kind(other.replace("S3:get*", "s3:PutObject"))).isEqualTo(Kind.SILENT);
        assertThat(kind(other.replace("features/*", "features/x?"))).isEqualTo(Kind.SILENT);
        assertThat(kind(other.replace("\"Action\"", "\"NotAction\""))).isEqualTo(Kind.SILENT);
        assertThat(kind(other.replace("\"Resource\"", "\"NotResource\""))).isEqualTo(Kind.SILENT);
    }

    @Test
    void parse_ofWhatIsNoPolicy_isRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> PolicyDocument.parse("secret!"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policy is no JSON")
                .hasNoCause();
        assertThatThrownBy(() -> PolicyDocument.parse("[]")).hasMessageContaining("no JSON object");
        assertThatThrownBy(() -> PolicyStatement.allow("with blank")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PolicyStatement.allow("S").build()).isInstanceOf(IllegalStateException.class);
    }

    private static Kind asked(String principal) {
        return kind(statement("Allow", principal));
    }

    private static Kind kind(String statements) {
        return PolicyDocument.parse("{\"Statement\":[" + statements + "]}")
                .asked(question())
                .kind();
    }

    private static String statement(String effect, String more) {
        return "{\"Effect\":\"" + effect + "\",\"Action\":\"S3:get*\",\"Resource\":\"arn:aws:s3:::features/*\"," + more
                + "}";
    }

    private static PolicyQuestion question() {
        return new PolicyQuestion(
                READER,
                "s3:GetObject",
                "arn:aws:s3:::features/cards/*",
                Map.of("aws:PrincipalOrgID", "o-1", "aws:SecureTransport", "true"));
    }

    private static PolicyStatement read(String what) {
        return PolicyStatement.allow("Read")
                .addAccount("aws", READER)
                .addActions("s3:GetObject")
                .addResources("arn:aws:s3:::features/" + what)
                .putCondition("StringLike", "s3:prefix", "cards/*")
                .build();
    }
}

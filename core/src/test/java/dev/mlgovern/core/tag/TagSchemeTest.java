package dev.mlgovern.core.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.mlgovern.core.error.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TagSchemeTest {
    private static final Map<TagDimension, String> FACTS = Map.of(
            TagDimension.ENVIRONMENT, "dev",
            TagDimension.OWNER, "ines",
            TagDimension.BUSINESS_UNIT, "retail",
            TagDimension.COST_CENTER, "4711");

    private final TagScheme scheme = TagScheme.standard("anybank");

    @Test
    void standard_prefix_givesTheFrameworksKeys() {
        assertThat(scheme.keys())
                .containsExactly(
                        entry(TagDimension.ENVIRONMENT, "anybank:workload:environment"),
                        entry(TagDimension.OWNER, "anybank:finance:owner"),
                        entry(TagDimension.BUSINESS_UNIT, "anybank:finance:business-unit"),
                        entry(TagDimension.COST_CENTER, "anybank:finance:cost-center"),
                        entry(TagDimension.PRODUCT, "anybank:workload:product"),
                        entry(TagDimension.STAGE, "sagemaker:deployment-stage"));
        assertThat(scheme.required()).hasSize(4);
    }

    @Test
    void tags_facts_winOverDefaultsAndUnknownKeysAreLeftOut() {
        TagScheme own = TagScheme.builder()
                .putKey(TagDimension.OWNER, "owner")
                .putKey(TagDimension.PRODUCT, "product")
                .putDefault(TagDimension.OWNER, "platform")
                .putDefault(TagDimension.PRODUCT, "none")
                .build();

        assertThat(own.tags(FACTS).values()).containsExactly(entry("owner", "ines"), entry("product", "none"));
    }

    @Test
    void problems_requiredKeyMissing_isNamed() {
        assertThat(scheme.problems(CostTags.NONE))
                .containsExactly(
                        "anybank:finance:business-unit is missing, but required",
                        "anybank:finance:cost-center is missing, but required",
                        "anybank:finance:owner is missing, but required",
                        "anybank:workload:environment is missing, but required");
        assertThat(scheme.problems(CostTags.NONE, Set.of(TagDimension.OWNER, TagDimension.COST_CENTER)))
                .hasSize(2);
    }

    @Test
    void problems_allowedAndPattern_nameTheValueAndTheRule() {
        TagScheme strict = TagScheme.builder()
                .putAllowed("env", List.of("dev", "prod"))
                .putPattern("cost", "\\d{4}")
                .addRequired("env")
                .build();

        assertThat(strict.problems(new CostTags(Map.of("env", "qa", "cost", "12"))))
                .containsExactly("cost is \"12\", must match \\d{4}", "env is \"qa\", must be one of dev, prod");
        assertThat(strict.problems(new CostTags(Map.of("env", " "))))
                .contains("env is \" \", but a required tag must say something");
        assertThat(strict.problems(new CostTags(Map.of("env", "dev", "cost", "1234"))))
                .isEmpty();
    }

    @Test
    void problems_rulesOfAws_areReportedTogether() {
        CostTags tags = scheme.tags(FACTS)
                .and(new CostTags(Map.of(
                        "AWS:mine", "x", "k".repeat(129), "x", "long", "v".repeat(257), "odd", "a;b", "empty", "")));

        assertThat(scheme.problems(tags))
                .hasSize(4)
                .anySatisfy(p -> assertThat(p).contains("begins with aws:"))
                .anySatisfy(p -> assertThat(p).contains("has 129 characters, must have 1 to 128"))
                .anySatisfy(p -> assertThat(p).contains("of 257 characters, must have at most 256"))
                .anySatisfy(p -> assertThat(p).startsWith("odd is \"a;b\", may hold only letters"));
    }

    @Test
    void checked_goodTags_areTheSame() {
        CostTags tags = scheme.tags(FACTS);

        assertThat(scheme.checked(tags)).isSameAs(tags);
        assertThatThrownBy(() -> scheme.checked(CostTags.NONE)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void build_schemeThatBreaksRules_saysAllOfThem() {
        TagScheme.Builder broken = TagScheme.builder()
                .putKey(TagDimension.OWNER, "same")
                .putKey(TagDimension.PRODUCT, "same")
                .addRequired("aws:x")
                .putPattern("p", "[");

        assertThatThrownBy(broken::build)
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "key \"same\" is used for owner and product",
                                        "key \"aws:x\" begins with aws:, which AWS keeps to itself",
                                        "pattern of p is no regular expression: Unclosed character class"));
    }

    @Property(tries = 300)
    void problems_anyTagsThatAwsAllows_areNoneAndNothingIsLost(
            @ForAll("allowed") Map<String, String> more, @ForAll("allowed") Map<String, String> most) {
        CostTags tags = scheme.tags(FACTS).and(new CostTags(more)).and(new CostTags(most));
        Map<String, String> expected = new TreeMap<>(scheme.tags(FACTS).values());
        expected.putAll(more);
        expected.putAll(most);

        assertThat(tags.values()).isEqualTo(expected);
        assertThat(scheme.problems(tags)).isEmpty();
    }

    @Property(tries = 100)
    void problems_moreThanFifty_areTooMany(@ForAll @IntRange(min = 0, max = 120) int count) {
        Map<String, String> tags = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            tags.put("key" + i, "v");
        }

        List<String> problems = TagScheme.builder().build().problems(new CostTags(tags));

        assertThat(problems).hasSize(count > 50 ? 1 : 0);
    }

    @Property(tries = 500)
    void problems_anyTextAtAll_neverThrows(@ForAll Map<String, String> tags) {
        assertThat(scheme.problems(new CostTags(tags))).hasSizeGreaterThanOrEqualTo(4);
    }

    @Provide
    Arbitrary<Map<String, String>> allowed() {
        StringArbitrary characters = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars(" _.:/=+-@éß");
        return Arbitraries.maps(
                        characters.ofMinLength(1).ofMaxLength(128).filter(key -> !key.startsWith("aws:")),
                        characters.ofMaxLength(256))
                .ofMaxSize(20);
    }
}

package dev.mlgovern.core.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.work.Pages.Page;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final List<@Nullable String> asked = new ArrayList<>();

    private Pages<Integer> pages(List<List<Integer>> pages) {
        return Pages.of(token -> {
            asked.add(token);
            int page = token == null ? 0 : Integer.parseInt(token);
            String next = page + 1 < pages.size() ? String.valueOf(page + 1) : null;
            return new Page<>(pages.get(page), next);
        });
    }

    @Test
    void iterator_emptyPageWithToken_isNotTheEnd() {
        assertThat(pages(List.of(List.of(), List.of(1), List.of(), List.of(), List.of(2, 3), List.of())))
                .containsExactly(1, 2, 3);
        assertThat(asked).containsExactly(null, "1", "2", "3", "4", "5");
    }

    @Test
    void iterator_tokenTwiceInARow_isTheEnd() {
        Pages<Integer> stuck = Pages.of(token -> {
            asked.add(token);
            return new Page<>(List.of(7), "same");
        });

        assertThat(stuck).containsExactly(7, 7);
        assertThat(asked).containsExactly(null, "same");
    }

    @Test
    void iterator_emptyToken_isTheEnd() {
        assertThat(Pages.of(token -> new Page<>(List.of(1), ""))).containsExactly(1);
    }

    @Test
    void stream_limited_fetchesOnlyWhatIsRead() {
        Pages<Integer> pages = pages(List.of(List.of(1, 2), List.of(3), List.of(4)));

        assertThat(asked).isEmpty();
        assertThat(pages.stream().limit(2)).containsExactly(1, 2);
        assertThat(asked).hasSize(1);
    }

    @Test
    void iterator_again_startsAtTheFirstPage() {
        Pages<Integer> pages = pages(List.of(List.of(1), List.of(2)));

        assertThat(pages).containsExactly(1, 2);
        assertThat(pages).containsExactly(1, 2);
        assertThat(asked).containsExactly(null, "1", null, "1");
    }

    @Test
    void iterator_laterPageFails_throwsTheSameTypeAndGivesWhatWasThereBefore() {
        Pages<Integer> broken = Pages.of(token -> {
            if (token != null) {
                throw new UnavailableException(Failure.of("sagemaker:ListModelPackages", "no answer"));
            }
            return new Page<>(List.of(1), "2");
        });
        Iterator<Integer> items = broken.iterator();

        assertThat(items.next()).isEqualTo(1);
        assertThatThrownBy(items::hasNext).isInstanceOf(UnavailableException.class);
    }

    @Test
    void next_afterTheLast_throws() {
        assertThatThrownBy(() -> pages(List.of(List.of())).iterator().next())
                .isInstanceOf(NoSuchElementException.class);
    }

    @Property(tries = 200)
    void map_anyPages_givesEveryItemOnceInOrder(
            @ForAll @Size(min = 1, max = 8) List<@Size(max = 4) List<Integer>> pages) {
        List<String> expected =
                pages.stream().flatMap(List::stream).map(i -> "n" + i).toList();

        assertThat(pages(pages).map(i -> "n" + i)).containsExactlyElementsOf(expected);
    }
}

package dev.mlgovern.governance.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.registry.model.S3Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cards as PDF. */
class CardExportTest {
    private final CardBank bank = new CardBank();
    private final MlPlatform platform = bank.platform();
    private final ModelCards cards = ModelCards.on(platform);

    @AfterEach
    void close() {
        platform.close();
        assertThat(bank.cloud().violations()).isEmpty();
    }

    @Test
    void export_ofACard_waitsAndIsDownloaded(@TempDir Path folder) throws IOException {
        cards.create("fraud", "churn", Said.everything());
        bank.cloud().clearCalls();
        CardExport export = cards.export("churn", CardBank.PDFS);
        assertThat(export.version()).isEqualTo(1);
        assertThat(export.pdf().uri()).startsWith("s3://cards-as-pdf/cards/").endsWith(".pdf");
        assertThat(bank.changes()).containsExactly("555555555555 CreateModelCardExportJob");
        Path file = cards.download(export, folder.resolve("churn.pdf"));
        assertThat(Files.readString(file)).startsWith("%PDF-");
        assertThat(cards.export("churn", CardBank.PDFS)).as("the same again").isEqualTo(export);
    }

    @Test
    void export_afterAChange_isAnother() {
        cards.create("fraud", "churn", Said.everything());
        CardExport first = cards.export("churn", CardBank.PDFS);
        cards.decide("churn", CardStatus.PENDING_REVIEW);
        CardExport second = cards.export("churn", CardBank.PDFS);
        assertThat(second.job()).isNotEqualTo(first.job());
    }

    @Test
    void export_toNoBucket_tellsTheReasonAndIsTriedAnewTheNextTime() {
        cards.create("fraud", "churn", Said.everything());
        S3Location nowhere = S3Location.parse("s3://made-later/cards");
        assertThatThrownBy(() -> cards.export("churn", nowhere))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("Unable to write to s3://made-later/cards");
        bank.account(CardBank.GOVERNANCE).bucket("made-later");
        assertThat(cards.export("churn", nowhere).job()).endsWith("-2");
    }
}

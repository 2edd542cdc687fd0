package io.concordat.web.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.mapping.FieldMapping;
import io.concordat.mapping.Transform;
import io.concordat.mapping.Transform.Kind;
import io.concordat.merge.FieldRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransformFormTest {

    @Test
    void whatIsShownIsReadBack() {
        FieldMapping plain = new FieldMapping(
                "country",
                "Country",
                FieldRule.DEFAULT,
                Optional.empty(),
                List.of(
                        new Transform(Kind.TRANSLATE, Map.of("Germany", "DE")),
                        new Transform(Kind.UPPERCASE, Map.of())));

        assertThat(TransformForm.read(TransformForm.table(plain), Optional.of(Kind.UPPERCASE)))
                .isEqualTo(plain.transforms());
        assertThat(TransformForm.letters(plain)).isEqualTo("UPPERCASE");
    }

    @Test
    void nothingEnteredIsNoTransform() {
        assertThat(TransformForm.read(" \n\n", Optional.empty())).isEmpty();
    }

    @Test
    void aLineWithoutItsOtherHalfIsKeptSoThatItCanBeRefused() {
        assertThat(TransformForm.read("Germany", Optional.empty()))
                .containsExactly(new Transform(Kind.TRANSLATE, Map.of("Germany", "")));
    }
}

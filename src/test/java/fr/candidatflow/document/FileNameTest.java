package fr.candidatflow.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileNameTest {

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("Relevé de notes (L3).pdf", "Relevé de notes (L3).pdf"),
                arguments("../../etc/passwd.pdf", "passwd.pdf"),
                arguments("C:\\Users\\me\\scan.png", "scan.png"),
                arguments("a\u202Egpj.pdf", "agpj.pdf"),
                arguments("a\0b\r\nc.pdf", "abc.pdf"),
                arguments("a\"b;c:d*e?f<g>h|i%j.pdf", "a_b_c_d_e_f_g_h_i_j.pdf"),
                arguments("..htaccess.pdf", "htaccess.pdf"),
                arguments("e\u0301te\u0301.pdf", "été.pdf"),
                arguments("  ", ""),
                arguments(null, ""));
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepsWhatIsSafe(String submitted, String kept) {
        assertThat(FileName.of(submitted).value()).isEqualTo(kept);
    }

    @Test
    void shortensAndKeepsTheEnding() {
        assertThat(FileName.of("a".repeat(300) + ".jpeg").value()).hasSize(100).endsWith("aa.jpeg");
        assertThat(FileName.of("😀".repeat(100) + ".pdf").value())
                .hasSizeLessThanOrEqualTo(100)
                .endsWith("😀.pdf");
    }
}

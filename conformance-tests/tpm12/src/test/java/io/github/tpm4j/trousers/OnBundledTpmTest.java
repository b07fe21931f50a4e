package io.github.tpm4j.trousers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** What trousers and its tools do with the bundled TPM 1.2: the same as with swtpm's. */
@Tag("peer")
class OnBundledTpmTest {

  @Nested
  class SimpleTpmPk11 extends SimpleTpmPk11Contract {
    SimpleTpmPk11() {
      super(ServedTpm::bundled);
    }
  }
}

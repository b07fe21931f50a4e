package io.github.tpm4j.trousers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** What trousers and its tools do with the bundled TPM 1.2: the same as with swtpm's. */
@Tag("peer")
class OnBundledTpmTest {

  @Nested
  class TpmTools extends TpmToolsContract {
    TpmTools() {
      super(ServedTpm::bundled);
    }
  }

  @Nested
  class Ownership extends OwnershipContract {
    Ownership() {
      super(ServedTpm::bundled);
    }
  }

  @Nested
  class Presence extends PresenceContract {
    Presence() {
      super(ServedTpm::bundled);
    }
  }

  @Nested
  class QuoteTools extends QuoteToolsContract {
    QuoteTools() {
      super(ServedTpm::bundled);
    }
  }

  @Nested
  class SimpleTpmPk11 extends SimpleTpmPk11Contract {
    SimpleTpmPk11() {
      super(ServedTpm::bundled);
    }
  }

  @Nested
  class ExchangedKeys extends ExchangedKeysContract {
    ExchangedKeys() {
      super(ServedTpm::bundled);
    }
  }

  @Nested
  class Services extends ServicesContract {
    Services() {
      super(ServedTpm::bundled);
    }
  }

  @Nested
  class StoredData extends StoredDataContract {
    StoredData() {
      super(ServedTpm::bundled);
    }
  }

  @Nested
  class Command extends CommandContract {
    Command() {
      super(ServedTpm::bundled);
    }
  }
}

package io.github.tpm4j.trousers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The baseline: what trousers and its tools do with swtpm's TPM 1.2. */
@Tag("peer")
class OnSwtpmTest {

  @Nested
  class TpmTools extends TpmToolsContract {
    TpmTools() {
      super(ServedTpm::swtpm);
    }
  }

  @Nested
  class Ownership extends OwnershipContract {
    Ownership() {
      super(ServedTpm::swtpm);
    }
  }

  @Nested
  class Presence extends PresenceContract {
    Presence() {
      super(ServedTpm::swtpm);
    }
  }

  @Nested
  class QuoteTools extends QuoteToolsContract {
    QuoteTools() {
      super(ServedTpm::swtpm);
    }
  }

  @Nested
  class SimpleTpmPk11 extends SimpleTpmPk11Contract {
    SimpleTpmPk11() {
      super(ServedTpm::swtpm);
    }
  }

  @Nested
  class ExchangedKeys extends ExchangedKeysContract {
    ExchangedKeys() {
      super(ServedTpm::swtpm);
    }
  }

  @Nested
  class Services extends ServicesContract {
    Services() {
      super(ServedTpm::swtpm);
    }
  }

  @Nested
  class StoredData extends StoredDataContract {
    StoredData() {
      super(ServedTpm::swtpm);
    }
  }

  @Nested
  class Command extends CommandContract {
    Command() {
      super(ServedTpm::swtpm);
    }
  }
}

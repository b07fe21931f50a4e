package io.github.tpm4j.tpm12.client;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** What works with a TPM 1.2 works as well through tcsd, which holds it. */
@Tag("peer")
class ThroughTcsdTest {

  @Nested
  class Keys extends OwnedTpmTest {
    @Override
    OwnedTpm open() throws Exception {
      return OwnedTpm.throughTcsd();
    }
  }

  @Nested
  class Storage extends StorageTest {
    @Override
    OwnedTpm open() throws Exception {
      return OwnedTpm.throughTcsd();
    }
  }

  @Nested
  class Nv extends NvTest {
    @Override
    OwnedTpm open() throws Exception {
      return OwnedTpm.throughTcsd();
    }
  }

  @Nested
  class Quotes extends QuoteTest {
    @Override
    OwnedTpm open() throws Exception {
      return OwnedTpm.throughTcsd();
    }
  }

  @Nested
  class Migration extends MigrationTest {
    @Override
    OwnedTpm open() throws Exception {
      return OwnedTpm.throughTcsd();
    }
  }
}

package io.github.tpm4j.engine.commands.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Revision;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands that were recorded from the TCG's simulator of version 184, and what they gave. */
class RecordedPolicyTest {
  private static final String REVISION_OF_183_OR_MORE =
      "8001000000200000019b030000000004000000b7000400070000000600000102";
  private static final String DIGEST_OF_IT =
      "fbeaff110980dc7665bfd4a4beef6da314994edf0c6475660a47778eab34c14d";
  private static final String PARAMETERS_OF_UNSEAL =
      "8001000000300000019c03000000002028ae4955102fe46706876ceb600b0ea1"
          + "f597d21685c382229370b60afbac5e31";

  private final TestTpm tpm = TestTpm.started(Revision.V184);

  private String digest(TpmHandle session) {
    return tpm.run(new PolicyGetDigest.Request(session)).policyDigest().toHex();
  }

  private TpmRc send(String command) {
    return tpm.code(HexFormat.of().parseHex(command));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void policyCapabilityGivesTheRecordedDigest(Kind kind) {
    TpmHandle session = tpm.startSession(kind.type).sessionHandle();
    assertEquals(TpmHandle.of(0x03000000), session);
    assertEquals(TpmRc.SUCCESS, send(REVISION_OF_183_OR_MORE));
    assertEquals(DIGEST_OF_IT, digest(session));
    assertEquals(TpmRc.SUCCESS, send(PARAMETERS_OF_UNSEAL));
  }

  private enum Kind {
    POLICY(TpmSe.POLICY),
    TRIAL(TpmSe.TRIAL);

    private final TpmSe type;

    Kind(TpmSe type) {
      this.type = type;
    }
  }
}

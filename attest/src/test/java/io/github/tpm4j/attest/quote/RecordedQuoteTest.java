package io.github.tpm4j.attest.quote;

import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotes that libtpms has made, byte for byte. */
class RecordedQuoteTest {
  private static final TpmlPcrSelection SELECTION =
      new TpmlPcrSelection(
          List.of(TpmsPcrSelection.of(TpmAlg.SHA256, 0, 16), TpmsPcrSelection.of(TpmAlg.SHA1, 16)));

  private final Properties recorded = new Properties();

  @BeforeEach
  void read() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("swtpm-0.7.1.properties")) {
      recorded.load(in);
    }
  }

  private Bytes bytes(String name) {
    return Bytes.ofHex(recorded.getProperty(name));
  }

  private Map<Pcr, Bytes> values() {
    Bytes all = bytes("values");
    Map<Pcr, Bytes> values = new HashMap<>();
    values.put(new Pcr(TpmAlg.SHA256, 0), all.slice(0, 32));
    values.put(new Pcr(TpmAlg.SHA256, 16), all.slice(32, 64));
    values.put(new Pcr(TpmAlg.SHA1, 16), all.slice(64, 84));
    return values;
  }

  private QuoteVerifier.Builder asking(TpmtPublic area) {
    return QuoteVerifier.builder(AttestationKey.of(area))
        .nonce(Bytes.ofHex("0badc0de"))
        .selection(SELECTION);
  }

  private TpmtPublic area(String key) {
    return TpmtPublic.readSized(new TpmReader(bytes(key + ".pub").borrow(), Limits.ANY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ec"})
  void verifiesAllThatTheySay(String key) {
    TpmtPublic area = area(key);
    Quote quote = new Quote(bytes(key + ".quote"), bytes(key + ".sig"));
    // A key of the endorsement hierarchy shows counts and firmware as they are.
    VerifiedQuote verified =
        accepted(
            asking(area)
                .firmwareVersions(Set.of(0x2019_1023_0016_3636L))
                .qualifiedSigner(EntityNames.qualified(EntityNames.of(TpmHandle.ENDORSEMENT), area))
                .build()
                .verify(quote, values()));
    assertEquals(values(), verified.values());
    assertEquals(1, verified.clock().info().resetCount());
    assertEquals(0, verified.clock().info().restartCount());

    assertRefused(
        asking(area)
            .qualifiedSigner(EntityNames.qualified(EntityNames.of(TpmHandle.OWNER), area))
            .build()
            .verify(quote, values()),
        Reason.SIGNER_DIFFERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ec"})
  void refusesTheOthersSignature(String key) {
    String other = key.equals("rsa") ? "ec" : "rsa";
    assertRefused(
        asking(area(key))
            .build()
            .verify(new Quote(bytes(key + ".quote"), bytes(other + ".sig")), values()),
        Reason.SCHEME_DIFFERS,
        Reason.UNSUPPORTED);
  }
}

package io.github.tpm4j.differential.compare;

import io.github.tpm4j.differential.executor.ResponseItems;
import io.github.tpm4j.differential.executor.SessionCrypto;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;
import java.util.Map;

/** What must hold within one response: digests of what stands beside them. */
final class Consistency {
  private Consistency() {}

  /** What does not hold, in words; null if all does. */
  static String fault(TpmResponse response) {
    Map<String, Object> items = ResponseItems.of(response);
    if (!(items.get("outPublic") instanceof TpmtPublic area)
        || HashAlg.find(area.nameAlg()).isEmpty()
        || area.nameAlg().equals(TpmAlg.SM3_256)) {
      return null;
    }
    byte[] name = ResponseItems.octets(items.get("name"));
    if (name != null && !Arrays.equals(name, tagged(area))) {
      return "name is not that of outPublic (Part 1, 16)";
    }
    byte[] creation = ResponseItems.octets(items.get("creationData"));
    byte[] hash = ResponseItems.octets(items.get("creationHash"));
    return hash == null || Arrays.equals(hash, SessionCrypto.hash(area.nameAlg(), creation))
        ? null
        : "creationHash is not that of creationData (Part 3, 12.1)";
  }

  private static byte[] tagged(TpmtPublic area) {
    return new TpmWriter()
        .u16(area.nameAlg().value())
        .array(SessionCrypto.hash(area.nameAlg(), area.marshal()))
        .toByteArray();
  }
}

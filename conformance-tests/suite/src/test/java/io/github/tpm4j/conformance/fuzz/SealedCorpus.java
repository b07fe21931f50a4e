package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.seal.ClevisJwe;
import io.github.tpm4j.keystore.seal.SystemdCredential;
import io.github.tpm4j.keystore.seal.SystemdToken;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@link SealedTarget} begins from: forms of another TPM, with and without PCR. */
final class SealedCorpus {
  private SealedCorpus() {}

  /** Each input after its kind. */
  static Map<byte[], Integer> inputs() {
    TpmConnection tpm = TpmConnection.of(TpmSettings.of("engine:memory,name=sealed-corpus"));
    Map<byte[], Integer> inputs = new LinkedHashMap<>();
    try (SecretBytes secret = SecretBytes.of((byte) 's')) {
      for (TpmlPcrSelection pcrs :
          new TpmlPcrSelection[] {PcrSelections.NONE, PcrSelections.of(TpmAlg.SHA256, 7, 14)}) {
        String jwe = ClevisJwe.with(tpm).encrypt(secret, pcrs);
        inputs.put(utf8(jwe), SealedTarget.CLEVIS);
        inputs.put(
            Base64.getUrlDecoder().decode(jwe.substring(0, jwe.indexOf('.'))),
            SealedTarget.CLEVIS_HEADER);
        String credential = SystemdCredential.with(tpm).encrypt(secret, "name", pcrs);
        inputs.put(Base64.getMimeDecoder().decode(credential), SealedTarget.CREDENTIAL);
      }
      SystemdToken.Enrolled enrolled =
          SystemdToken.with(tpm).enroll(1, PcrSelections.of(TpmAlg.SHA256, 7), KeyAuth.none());
      enrolled.passphrase().close();
      inputs.put(utf8(enrolled.json()), SealedTarget.TOKEN);
      inputs.put(utf8(signatures()), SealedTarget.SIGNATURES);
      return inputs;
    } finally {
      tpm.close();
    }
  }

  private static String signatures() {
    return "{\"sha256\":[{\"pcrs\":[11],\"pkfp\":\"%s\",\"pol\":\"%s\",\"sig\":\"AAAA\"}]}"
        .formatted("00".repeat(32), "11".repeat(32));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package io.github.tpm4j.cli.look;

import io.github.tpm4j.cli.tpm.AlgorithmNames;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Algorithms of a TPM, as people look for them. */
final class AlgorithmGroups {
  private static final Set<TpmAlg> KEYS =
      Set.of(TpmAlg.RSA, TpmAlg.ECC, TpmAlg.MLKEM, TpmAlg.MLDSA, TpmAlg.HASH_MLDSA);
  private static final Set<TpmAlg> CIPHERS =
      Set.of(TpmAlg.AES, TpmAlg.CAMELLIA, TpmAlg.SM4, TpmAlg.TDES);
  private static final Set<TpmAlg> MODES =
      Set.of(TpmAlg.CFB, TpmAlg.CTR, TpmAlg.OFB, TpmAlg.CBC, TpmAlg.ECB, TpmAlg.CMAC);
  private static final Set<TpmAlg> SIGNATURES =
      Set.of(
          TpmAlg.RSASSA,
          TpmAlg.RSAPSS,
          TpmAlg.ECDSA,
          TpmAlg.ECDAA,
          TpmAlg.SM2,
          TpmAlg.ECSCHNORR,
          TpmAlg.EDDSA,
          TpmAlg.HASH_EDDSA,
          TpmAlg.HMAC);

  private AlgorithmGroups() {}

  /**
   * By the name of the group, in the order of the page; groups without an algorithm are left out.
   */
  static Map<String, List<String>> of(List<TpmAlg> algorithms, List<TpmEccCurve> curves) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String group :
        List.of("keys", "curves", "signatures", "hashes", "ciphers", "modes", "others")) {
      groups.put(group, new ArrayList<>());
    }
    algorithms.forEach(algorithm -> groups.get(group(algorithm)).add(AlgorithmNames.of(algorithm)));
    curves.forEach(curve -> groups.get("curves").add(AlgorithmNames.of(curve)));
    groups.values().removeIf(List::isEmpty);
    return groups;
  }

  private static String group(TpmAlg algorithm) {
    if (KEYS.contains(algorithm)) {
      return "keys";
    }
    if (SIGNATURES.contains(algorithm)) {
      return "signatures";
    }
    if (HashAlg.find(algorithm).isPresent()) {
      return "hashes";
    }
    if (CIPHERS.contains(algorithm)) {
      return "ciphers";
    }
    return MODES.contains(algorithm) ? "modes" : "others";
  }
}

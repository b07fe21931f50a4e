package io.github.tpm4j.provider.kem;

import io.github.tpm4j.keystore.TpmEcPrivateKey;
import io.github.tpm4j.keystore.TpmMlKemPrivateKey;
import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.provider.generation.PostQuantumKeyServices;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Key encapsulation, by the JDK's names: those of ML-KEM and its sets, and DHKEM. */
public final class KemServices {

  private KemServices() {}

  public static List<ServiceRow> rows() {
    List<ServiceRow> rows = new ArrayList<>();
    rows.add(row(TpmMlKemPrivateKey.ML_KEM, new MlKem(Optional.empty())));
    for (MlKemSet set : MlKemSet.values()) {
      String[] oid =
          PostQuantumKeyServices.oid(
              PostQuantumKeyServices.KEM_ARC, PostQuantumKeyServices.FIRST_ML_KEM, set);
      rows.add(row(set.jcaName(), new MlKem(Optional.of(set))).alias(oid));
    }
    rows.add(
        ServiceRow.of("KEM", DhKem.NAME, (provider, tpm) -> PlatformKem.spi(new DhKem()))
            .keys(TpmEcPrivateKey.class)
            .attribute("SupportedKeyFormats", "X.509")
            .needs(TpmAlg.ECC, TpmAlg.ECDH)
            .platformClass(PlatformKem.KEM));
    return rows;
  }

  // Public keys of any provider come by their encoding.
  private static ServiceRow row(String name, MlKem kem) {
    return ServiceRow.of("KEM", name, (provider, tpm) -> PlatformKem.spi(kem))
        .keys(TpmMlKemPrivateKey.class)
        .attribute("SupportedKeyFormats", "X.509")
        .needs(TpmAlg.MLKEM)
        .platformClass(PlatformKem.KEM);
  }
}

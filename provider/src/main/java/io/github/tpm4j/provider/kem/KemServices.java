package io.github.tpm4j.provider.kem;

import io.github.tpm4j.keystore.TpmMlKemPrivateKey;
import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.provider.generation.PostQuantumKeyServices;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Key encapsulation, by the name of the family and by those of its sets, as in the JDK. */
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

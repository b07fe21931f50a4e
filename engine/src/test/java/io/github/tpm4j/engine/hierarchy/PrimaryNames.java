package io.github.tpm4j.engine.hierarchy;

import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.engine.crypto.library.PrimitiveReport;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.testing.EdwardsKeys;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Revision;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints what computes the primitives, and the Names of primary keys of every type. */
final class PrimaryNames {
  private PrimaryNames() {}

  public static void main(String[] arguments) {
    System.out.println(PrimitiveReport.lines().get(0));
    Profile profile =
        Profile.builder()
            .revision(Revision.V185)
            .with(Arrays.stream(EccCurve.values()).map(EccCurve::id).toArray(TpmEccCurve[]::new))
            .with(
                Arrays.stream(EdwardsCurve.values())
                    .map(EdwardsCurve::id)
                    .toArray(TpmEccCurve[]::new))
            .build();
    TestTpm tpm =
        TestTpm.started(
            TpmConfiguration.inMemory()
                .withProfile(profile)
                .withEntropy(TestRandom.named("primary seeds")::bytes));
    templates()
        .forEach(
            (name, template) -> {
              CreatePrimary.Response primary =
                  tpm.run(TestObjects.primary(TpmHandle.OWNER, template));
              System.out.println(name + " " + primary.name());
              tpm.run(new FlushContext.Request(primary.objectHandle()));
            });
  }

  static Map<String, TpmtPublic> templates() {
    Map<String, TpmtPublic> all = new LinkedHashMap<>();
    for (EccCurve curve : EccCurve.values()) {
      all.put(curve.name(), KeyTemplate.ec(curve.id()).signing().build());
    }
    all.put("ECC storage", StorageTemplates.ECC_P256);
    all.put("RSA storage", StorageTemplates.RSA_2048);
    all.put("RSA-3072", KeyTemplate.rsa(3072).signing().build());
    all.put("HMAC", KeyTemplate.hmac(HashAlg.SHA256).build());
    for (EdwardsCurve curve : EdwardsCurve.values()) {
      all.put(curve.name(), EdwardsKeys.eddsa(curve));
    }
    for (MlKemSet set : MlKemSet.values()) {
      all.put(set.name(), KeyTemplate.mlKem(set).build());
    }
    for (MlDsaSet set : MlDsaSet.values()) {
      all.put(set.name(), KeyTemplate.mlDsa(set).build());
    }
    return all;
  }
}

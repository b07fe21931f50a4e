package io.github.tpm4j.provider;

import io.github.tpm4j.provider.agreement.AgreementServices;
import io.github.tpm4j.provider.cipher.CipherServices;
import io.github.tpm4j.provider.generation.KeyServices;
import io.github.tpm4j.provider.generation.PostQuantumKeyServices;
import io.github.tpm4j.provider.generation.SecretKeyServices;
import io.github.tpm4j.provider.kem.KemServices;
import io.github.tpm4j.provider.mac.MacServices;
import io.github.tpm4j.provider.random.RandomServices;
import io.github.tpm4j.provider.signature.EcdsaServices;
import io.github.tpm4j.provider.signature.MlDsaServices;
import io.github.tpm4j.provider.signature.RsaServices;
import io.github.tpm4j.provider.software.SoftwareServices;
import java.util.List;
import java.util.stream.Stream;

/** All services of the provider, family by family, those too that this JVM cannot ask for. */
public final class ServiceTable {
  /** All services of the provider, one row each. */
  public static final List<ServiceRow> ROWS =
      Stream.of(
              KeyServices.rows(),
              PostQuantumKeyServices.rows(),
              SecretKeyServices.rows(),
              RsaServices.rows(),
              EcdsaServices.rows(),
              MlDsaServices.rows(),
              CipherServices.rows(),
              MacServices.rows(),
              AgreementServices.rows(),
              KemServices.rows(),
              RandomServices.rows(),
              SoftwareServices.rows())
          .flatMap(List::stream)
          .toList();

  private ServiceTable() {}
}

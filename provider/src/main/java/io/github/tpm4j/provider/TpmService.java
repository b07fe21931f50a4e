package io.github.tpm4j.provider;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;

/** A row of the table as the platform takes it. */
final class TpmService extends Provider.Service {
  private final TpmProvider provider;
  private final ServiceRow row;

  TpmService(TpmProvider provider, ServiceRow row) {
    super(
        provider,
        row.type(),
        row.algorithm(),
        TpmProvider.class.getPackageName() + '.' + row.type(),
        row.aliases(),
        row.serviceAttributes());
    this.provider = provider;
    this.row = row;
  }

  /** Makes the SPI; it does not touch the TPM. */
  @Override
  public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
    Object made = row.factory().make(provider, provider.connection());
    if (parameter == null) {
      return made;
    }
    if (made instanceof Parametrized parametrized) {
      return parametrized.with(parameter);
    }
    throw new NoSuchAlgorithmException(row.type() + " of the TPM takes no parameter");
  }
}

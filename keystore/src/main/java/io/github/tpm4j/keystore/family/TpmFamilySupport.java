package io.github.tpm4j.keystore.family;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.transport.TpmFamily;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import java.security.spec.InvalidKeySpecException;

/** TPMs of another family than 2.0, found by {@link java.util.ServiceLoader}. */
public interface TpmFamilySupport {

  /** {@return which family} */
  TpmFamily family();

  /**
   * Connects to a TPM that was seen to be of this family.
   *
   * @param tpm the connection that is to have it, with its settings; the TPM is given back when it
   *     becomes unreachable
   * @param tcti its TCTI configuration string
   * @return the TPM; the caller closes it
   * @throws TransportException if it may not be used
   */
  FamilyTpm open(TpmConnection tpm, String tcti) throws TransportException;

  /**
   * {@return the TPM at the other end of a transport, where it was seen to be of this family; the
   * caller closes it}
   *
   * @param tpm the connection that is to have it alone, with its settings
   * @param transport an open transport, which is closed with the TPM
   */
  FamilyTpm open(TpmConnection tpm, Transport transport);

  /**
   * {@return whether this JVM is connected to a TPM as one of this family}
   *
   * @param identity as {@link io.github.tpm4j.transport.Transports#identity} gives it
   */
  boolean isOpen(Object identity);

  /**
   * {@return the key in a file of this family} Sends nothing.
   *
   * @param tpm the TPM that has the key
   * @param file the contents of its file
   * @param origin what is known of its making
   * @param alias how messages name the key
   * @param auth the key's password, or that none was given
   * @throws InvalidKeySpecException if the file is damaged, or the key none that Java knows
   */
  KeyInTpm key(TpmConnection tpm, Tss2PrivateKey file, KeyOrigin origin, String alias, KeyAuth auth)
      throws InvalidKeySpecException;
}

package io.github.tpm4j.provider.mac;

import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.provider.Failures;
import io.github.tpm4j.tss.device.MacSequence;
import io.github.tpm4j.tss.error.TpmException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.ProviderException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Mac;
import javax.crypto.MacSpi;

/**
 * Makes MACs in the TPM. A message need not fit into memory, and what is short takes one command.
 * Cannot be cloned: what the TPM has absorbed is in one place.
 */
final class TpmMac extends MacSpi {
  private final MacAlgorithm algorithm;
  private TpmSecretKey key;
  private MacSequence sequence;
  private boolean incomplete;

  /** Computes with a key that is in no TPM; null for one that is. */
  private Mac software;

  TpmMac(MacAlgorithm algorithm) {
    this.algorithm = algorithm;
  }

  @Override
  protected int engineGetMacLength() {
    return algorithm.macBytes();
  }

  @Override
  protected void engineInit(Key newKey, AlgorithmParameterSpec parameters)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    engineReset();
    key = null;
    software = null;
    if (parameters != null) {
      throw new InvalidAlgorithmParameterException(algorithm.name() + " has no parameters");
    }
    if (newKey != null && !(newKey instanceof TpmSecretKey)) {
      software = PlatformMac.start(algorithm.name(), newKey);
    } else {
      key = usable(newKey);
    }
  }

  private TpmSecretKey usable(Key newKey) throws InvalidKeyException {
    TpmSecretKey tpmKey = Failures.requireTpmKey(newKey, TpmSecretKey.class);
    try {
      algorithm.check(tpmKey);
    } catch (TpmException e) {
      throw Failures.invalidKey("Cannot make a MAC", tpmKey, e);
    }
    if (!tpmKey.canEncrypt()) {
      throw new InvalidKeyException("TPM key " + tpmKey.alias() + " is not for MACs");
    }
    return tpmKey;
  }

  @Override
  protected void engineUpdate(byte input) {
    engineUpdate(new byte[] {input}, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int length) {
    if (software != null) {
      software.update(input, offset, length);
      return;
    }
    requireComplete();
    try {
      started().update(input, offset, length);
    } catch (TpmException e) {
      // What follows must not be taken for the whole.
      end();
      incomplete = true;
      throw failure(e);
    }
  }

  private void requireComplete() {
    if (incomplete) {
      throw new ProviderException(
          "The TPM did not take a part of the message; reset the Mac, and give it again");
    }
  }

  // The platform lets a call through where an initialisation failed after one that did not.
  private MacSequence started() {
    if (key == null) {
      throw new IllegalStateException(algorithm.name() + " was not initialised with a key");
    }
    if (sequence == null) {
      sequence = key.loaded().startMac(algorithm.scheme());
    }
    return sequence;
  }

  @Override
  protected byte[] engineDoFinal() {
    if (software != null) {
      return software.doFinal();
    }
    try {
      requireComplete();
      return started().complete().toByteArray();
    } catch (TpmException e) {
      throw failure(e);
    } finally {
      engineReset();
    }
  }

  private ProviderException failure(TpmException e) {
    return Failures.provider("Cannot make a MAC", key, e);
  }

  @Override
  protected void engineReset() {
    if (software != null) {
      software.reset();
    }
    incomplete = false;
    end();
  }

  private void end() {
    if (sequence != null) {
      sequence.close();
      sequence = null;
    }
  }
}

package io.github.tpm4j.transport;

/**
 * Which TPM a TCTI configuration string leads to, known without opening it. Strings that differ in
 * words only (another order of keys, a default left out, a symbolic link, another way to write a
 * host) have equal identities, so that whoever keeps one object for each TPM finds it again.
 *
 * <p>Strings of different schemes are never equal: what {@code tctildr:device} and {@code device}
 * open are two ways to the TPM that know nothing of each other. Nor is a {@code /dev/tpm0} its
 * {@code /dev/tpmrm0}, where the kernel's resource manager stands between.
 *
 * @param scheme the way to the TPM, such as {@code swtpm}
 * @param place what distinguishes this TPM from others that are reached the same way; empty if
 *     there is only one
 */
public record TpmIdentity(String scheme, String place) {

  @Override
  public String toString() {
    return place.isEmpty() ? scheme : scheme + ":" + place;
  }
}

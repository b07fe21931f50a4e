package io.github.tpm4j.cli.dropin.setup;

import java.util.List;
import java.util.Map;

/**
 * Which keys a TPM gets.
 *
 * @param storage whether a primary storage key
 * @param onCurve whether that is an ECC key
 * @param rsaBits the size of an RSA storage key
 * @param endorsement the algorithms of endorsement keys
 * @param use what endorsement keys are for
 * @param device the algorithms of the keys that the device is known by
 */
record WantedKeys(
    boolean storage,
    boolean onCurve,
    int rsaBits,
    List<KeyAlgorithm> endorsement,
    EkUse use,
    Map<DeviceKeyKind, KeyAlgorithm> device) {}

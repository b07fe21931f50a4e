package io.github.tpm4j.keystore.memory;

/**
 * How much room there is. How many bytes of NV memory are left no TPM reports; it refuses what it
 * has no room for, and nothing is changed then.
 *
 * @param persistentKeysLeft how many more keys can be persistent, as the TPM estimates it
 *     (TPM_PT_HR_PERSISTENT_AVAIL)
 * @param usedIndices how many NV Indices KeyStores have
 * @param usedBytes how many bytes there are in them
 * @param largestIndexBytes how large one Index can be; larger entries have several
 */
public record MemoryRoom(
    int persistentKeysLeft, int usedIndices, int usedBytes, int largestIndexBytes) {}

package io.callscribe.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The server itself.
 *
 * @param bindAddress the network interface it listens on
 * @param maxBodyBytes of a request
 * @param adminToken opens the admin resources; absent: made at the first start and kept in {@code
 *     admin-token} in the data directory
 * @param secretsKey encrypts stored credentials; absent: made at the first start and kept in {@code
 *     secrets-key} in the data directory
 */
public record HostConfig(
    String bindAddress,
    int port,
    int maxBodyBytes,
    Path dataDirectory,
    Optional<Secret> adminToken,
    Optional<Secret> secretsKey) {}

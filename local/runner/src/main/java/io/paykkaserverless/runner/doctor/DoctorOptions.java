package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.runner.deployed.StackOptions;
import io.paykkaserverless.runner.operator.OperatorOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code doctor} was asked for.
 *
 * @param stack which system is looked at
 * @param api where its API is called, and with which key; a stack says where its API is
 * @param publicKey the file that holds the public key that PayKKa was given
 * @param json whether to print what programs read
 */
public record DoctorOptions(
    StackOptions stack, OperatorOptions api, Optional<Path> publicKey, boolean json) {}

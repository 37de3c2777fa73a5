"""Prints template.yaml as SAM translates it, in JSON, without asking AWS anything.

usage: python3 infra/translate-template.py [TEMPLATE]

Needs the package aws-sam-translator. Jars are taken as if they had been uploaded.
"""

import json
import logging
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")
logging.disable(logging.CRITICAL)

from samtranslator.parser.parser import Parser  # noqa: E402
from samtranslator.translator.translator import Translator  # noqa: E402
from samtranslator.yaml_helper import yaml_parse  # noqa: E402


def translated(text):
    template = yaml_parse(text)
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = f"s3://uploaded/{name}"
    return Translator({}, Parser()).translate(template, {})


if __name__ == "__main__":
    with open(sys.argv[1] if len(sys.argv) > 1 else "template.yaml", encoding="utf-8") as file:
        json.dump(translated(file.read()), sys.stdout, default=str)

"""How static files are named and compressed for production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Names that carry the content's hash, in style sheets and in the imports of ES modules."""

    support_js_module_import_aggregation = True

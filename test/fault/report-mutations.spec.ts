// The domain's own property test, in the lane that may take its time: ten thousand mutations with FAULT=long.
import '../../libs/domain/src/report/parse-report.property.spec.js';

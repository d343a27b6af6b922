/**
 * Least-favourable critical values as the reference drew them: the 99.5 % quantile of η over 1000 draws of R's generator
 * with seed 0, recomputed from that generator (Mersenne Twister, normal by inversion, symmetric root of the covariance).
 * Six a row: lead step −4→−3, −3→−2, −2→−1, each up and then down.
 */
export const drawnCriticals: {target: string; mbar: number; limits: number[]}[] = [
  {
    target: "first_post",
    mbar: 0.5,
    limits: [
      2.870012864819018, 2.8063642973469336, 2.775708833504998, 2.835727355539856, 2.6827040425267383,
      2.82162940150635
    ]
  },
  {
    target: "first_post",
    mbar: 1,
    limits: [
      2.6660448456794574, 2.6821058658417303, 2.793356565456393, 2.6328088824449245, 2.6762680889198776,
      2.664292612383199
    ]
  },
  {
    target: "first_post",
    mbar: 1.5,
    limits: [
      2.630609956343106, 2.7783765121516217, 2.8699785144375594, 2.70253973739132, 2.7939820377504536,
      2.8667698907164048
    ]
  },
  {
    target: "first_post",
    mbar: 2,
    limits: [
      2.738697735645205, 2.857679121696023, 2.9156955956959942, 2.8239357531827514, 2.8324814070961795,
      2.9246628713650766
    ]
  },
  {
    target: "average_post",
    mbar: 0.5,
    limits: [
      1.4312792704461552, 1.4738558891676503, 1.632115989781961, 1.5625476198498456, 1.6229359120775977,
      1.6277452043806948
    ]
  },
  {
    target: "average_post",
    mbar: 1,
    limits: [
      2.060579605560104, 2.095068964134989, 2.3339912234656075, 2.173648289029989, 2.1506447085100753,
      2.23330374956604
    ]
  },
  {
    target: "average_post",
    mbar: 1.5,
    limits: [
      2.370969098100691, 2.4202854316984035, 2.5886383694606963, 2.427678764026911, 2.490853547053752,
      2.50986271606483
    ]
  },
  {
    target: "average_post",
    mbar: 2,
    limits: [
      2.5297634889535785, 2.5723438148128577, 2.692474602445696, 2.5585258388495133, 2.6404839386793806,
      2.632364122187647
    ]
  }
];
